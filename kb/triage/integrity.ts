const INTEGRITY =
  /吃请|请吃饭|吃拿卡要|索要|索贿|受贿|行贿|红包|好处费|回扣|打招呼|泄露(?:了)?(?:我|举报)|透露(?:了)?(?:我|举报)|告诉了?(?:被举报|老板|店家|商家).{0,6}(?:是我|谁举报)|收(?:了)?(?:钱|礼|购物卡|卡)|以权谋私/;

/** Is a complaint about corruption or about an informant's data being given away? Those go to a named person, not to the common queue. */
export const touchesIntegrity = (text: string): boolean => INTEGRITY.test(text);
