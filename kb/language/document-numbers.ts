// 财税〔2016〕36号, 国税发[2006]187号, 公告2024年第11号: how taxpayers cite a document. A year and a number that nothing marks as a
// document is a day ("2021年12号开的票").

const ISSUERS =
  '财税字?|财税法|财会|财法|财行|财综|财关税|财预|财企|国税发|国税函|国税办发|税总发|税总函|税总办发|税总办函|税总纳服发|税总纳服函|国发|国函|国办发|国办函|税委会|人社部发|人社厅发|医保发|银发|汇发|发改价格|豫政|豫政办|豫税发|豫税函|豫财税|豫财|豫地税发|豫国税发|豫人社|濮税发|濮政|台税发|台税函|台政';

/** Issuer (optional), year in any bracket, number. Nothing else before the bracket belongs to it. */
const BRACKETED = new RegExp(
  `(?:${ISSUERS})?\\s*[〔\\[【（(]\\s*(\\d{4})\\s*[〕\\]】）)]\\s*第?\\s*(\\d{1,4})\\s*号文?`,
  'gu',
);
const DATED = new RegExp(
  `(${ISSUERS}|公告|通知|总局令)?\\s*((?:19|20)\\d{2})\\s*年\\s*(第)?\\s*(\\d{1,4})\\s*号(公告|文件?|令)?`,
  'gu',
);
const LAST_DAY_OF_A_MONTH = 31;

/** Replaces the document numbers of a text. A year and a number count when 第, 公告 or an issuer says so, or the number is no day. */
export function replaceDocumentNumbers(text: string, show: (year: string, number: string) => string): string {
  return text
    .replace(BRACKETED, (_, year: string, number: string) => show(year, number))
    .replace(DATED, (whole, before, year: string, nth, number: string, after) =>
      before || nth || after || Number(number) > LAST_DAY_OF_A_MONTH ? show(year, number) : whole,
    );
}
