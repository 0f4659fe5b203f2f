import { maskPersonalData } from '../../kb/language/mask.ts';
import type { FilingForm, FilingStatus, FilingType } from '../realtime/protocol.ts';

export const TYPE_LABELS: Record<FilingType, string> = { report: '违法行为检举', complaint: '纳税服务投诉' };
export const CODE_PREFIX: Record<FilingType, string> = { report: 'JB', complaint: 'TS' };
export const STATUS_LABELS: Record<FilingStatus, string> = {
  received: '已登记',
  accepted: '已受理',
  refused: '不予受理',
  transferred: '已转办',
  done: '已办结',
};

/**
 * Working days until the taxpayer hears what becomes of it: a complaint is accepted or not within 1 (纳税服务投诉管理办法，公告2019年第27号),
 * a report is graded within 15 (税收违法行为检举管理办法，总局令第49号).
 */
export const WORKING_DAYS: Record<FilingType, number> = { complaint: 1, report: 15 };

/** What happens next, in words that hold. */
export const NEXT: Record<FilingType, string> = {
  complaint: '1 个工作日内决定是否受理；受理后，服务言行类 5 个工作日内、服务质效和权益保护类 10 个工作日内办结',
  report:
    '转交有权处理的税务机关；举报中心受理后 15 个工作日内分级分类处理，查处部门一般在 3 个月内办结，情况复杂的可以延期。您的信息会保密',
};

const REQUIRED: Record<FilingType, [keyof FilingForm, string][]> = {
  report: [
    ['target', '被检举人名称'],
    ['place', '被检举人地址'],
    ['facts', '事实经过'],
    ['request', '您的诉求'],
  ],
  complaint: [
    ['target', '被投诉的单位或人员'],
    ['facts', '事情经过'],
    ['request', '您的要求'],
  ],
};

/** Labels of the required particulars that are missing. A blank left to be filled in (某某, ×××, 【】) counts as missing. */
export function missing(form: FilingForm): string[] {
  return REQUIRED[form.type].flatMap(([field, label]) => {
    const value = String(form[field] ?? '').trim();
    return value === '' || /^[【[（(]?(?:请填写|某+|[x×＊*_\s]+|待填|无|不详)?[】\])）]?$/i.test(value) ? [label] : [];
  });
}

export const isFinal = (status: FilingStatus): boolean => status === 'done' || status === 'refused';

/** The same for a list: names, phones and long texts are cut. */
export const maskedForm = (form: FilingForm): FilingForm => ({
  type: form.type,
  target: form.target.slice(0, 1).padEnd(Math.min(form.target.length, 6), '＊'),
  place: '',
  facts: maskPersonalData(form.facts).slice(0, 60),
  request: maskPersonalData(form.request).slice(0, 60),
});
