import { defineError } from '../shared/errors.ts';
import type { Deadlines, Due } from './deadlines.ts';

export const clockStopped = defineError('CLOCK_STOPPED', 409, '这张问题单已停止计时。');
export const clockPaused = defineError('CLOCK_PAUSED', 409, '这张问题单已在等待补充，计时已停。');
export const clockRunning = defineError('CLOCK_RUNNING', 409, '这张问题单正在计时，不需要恢复。');

/** The clock of one level a ticket is at. Instants are ISO 8601 UTC. At most the last pause is open. */
export interface TicketClock {
  level: string;
  startedAt: string;
  workingDays: number;
  pauses: { from: string; to?: string }[];
  stoppedAt?: string;
}

export interface ClockStatus extends Due {
  /** `near`: less than 4 opening hours left. `stopped`: answered, or waiting for the taxpayer since before the deadline. */
  urgency: 'late' | 'near' | 'normal' | 'stopped';
  /** Opening minutes left, rounded down; negative when late. While stopped: those left when it stopped. */
  minutesLeft: number;
}

const NEAR_MINUTES = 240;

/**
 * Clocks over deadlines. Waiting for the taxpayer stops a clock: the opening minutes left at that moment are carried over the
 * pause and counted on from its end, and the deadline is the close of business of the day in which they run out. A pause that
 * begins at or after the deadline changes nothing: late stays late.
 */
export function createTicketClocks(deadlines: Deadlines) {
  function dueOf(clock: TicketClock): Due {
    let due = deadlines.due({ receivedAt: new Date(clock.startedAt), workingDays: clock.workingDays });
    for (const { from, to } of clock.pauses) {
      const began = new Date(from);
      if (to === undefined || began >= due.dueAt) continue;
      const left = deadlines.openMinutesBetween(began, due.dueAt);
      const next = deadlines.dueAfterMinutes(new Date(to), left);
      due = { dueAt: next.dueAt, provisional: due.provisional || next.provisional };
    }
    return due;
  }

  const openPause = (clock: TicketClock) => clock.pauses.find((p) => p.to === undefined);

  /** `now`, or the clock's last event if that is later: a host clock that was set back must not bring a deadline forward. */
  function moment(clock: TicketClock, now: Date): string {
    const last = clock.pauses.at(-1);
    return new Date(Math.max(now.getTime(), Date.parse(last?.to ?? last?.from ?? clock.startedAt))).toISOString();
  }

  const endPause = (clock: TicketClock, to: string): TicketClock => ({
    ...clock,
    pauses: clock.pauses.map((p) => (p.to === undefined ? { ...p, to } : p)),
  });

  return {
    dueOf,

    statusOf(clock: TicketClock, now: Date): ClockStatus {
      const due = dueOf(clock);
      const paused = openPause(clock)?.from;
      const halted = clock.stoppedAt ?? (paused && new Date(paused) < due.dueAt ? paused : undefined);
      const at = halted === undefined ? now : new Date(halted);
      const exact = deadlines.openMinutesBetween(at, due.dueAt);
      // `+ 0` turns -0 into 0.
      const minutesLeft = Math.floor(exact) + 0;
      const late = at > due.dueAt;
      const running = late ? 'late' : exact < NEAR_MINUTES ? 'near' : 'normal';
      return { ...due, minutesLeft, urgency: halted === undefined ? running : 'stopped' };
    },

    /** @throws CLOCK_STOPPED, CLOCK_PAUSED */
    pause(clock: TicketClock, now: Date): TicketClock {
      if (clock.stoppedAt) throw clockStopped();
      if (openPause(clock)) throw clockPaused();
      return { ...clock, pauses: [...clock.pauses, { from: moment(clock, now) }] };
    },

    /** @throws CLOCK_STOPPED, CLOCK_RUNNING */
    resume(clock: TicketClock, now: Date): TicketClock {
      if (clock.stoppedAt) throw clockStopped();
      if (!openPause(clock)) throw clockRunning();
      return endPause(clock, moment(clock, now));
    },

    /** Answered; that also ends an open pause, so that the wait is not counted as lateness. A second time changes nothing. */
    stop(clock: TicketClock, now: Date): TicketClock {
      if (clock.stoppedAt) return clock;
      const stoppedAt = moment(clock, now);
      return { ...endPause(clock, stoppedAt), stoppedAt };
    },
  };
}
