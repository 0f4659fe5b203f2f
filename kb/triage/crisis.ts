// Someone may harm themselves, or fears it of another. Companies that cannot go on, and prices that jump from a roof, are none.
const CRISIS = [
  /(?:不想|没法|没脸)(?:再)?(?:活|过)了|不想活|(?:我|俺|一家(?:人|子)|人)(?!们)(?:真的?|都|也|实在|快|就|要)*活不(?:下去|成)|(?<!(?:公司|企业|厂子?|店铺?|生意|单位|行业|合作社)(?:真|都|也|实在|快|就|要)*)活不(?:下去|成)了/,
  /(?:活着|活得)(?:真|还|也|都|实在)*没(?:有)?(?:啥|什么|得)?(?:意思|意义|劲|盼头|奔头)|生不如死|不如死/,
  /自杀|自尽|轻生|寻(?:死|短见)|(?:真|都|就|只|老)?想死(?!你|个|磕)|死了算了|死给你|死在(?:你们?|恁|税务|大厅)|一死了之|一了百了|写(?:好)?(?:了)?遗书/,
  /跳(?:楼|河|桥|江|井)(?!价|甩|大甩|促销)|楼上跳下|喝(?:农药|百草枯)|上吊|割腕|伤害自己|(?:结束|了断)(?:自己|这(?:条|一))?的?(?:生命|性命|命)/,
];

/** Does a message tell of someone who may harm themselves? A person comes in at once, whatever else it asks. */
export const tellsOfCrisis = (text: string): boolean => CRISIS.some((pattern) => pattern.test(text));
