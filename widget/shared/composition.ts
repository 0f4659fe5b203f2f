/** What a key press tells; a part of KeyboardEvent. */
export interface KeyPress {
  key: string;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}

/** Does this key press send? Enter does, but not with Shift, and not the Enter that confirms pinyin (keyCode 229 in older engines). */
export const sends = (e: KeyPress): boolean => e.key === 'Enter' && !e.shiftKey && !e.isComposing && e.keyCode !== 229;
