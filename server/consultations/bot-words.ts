import type { CandidatesReason, DeclineReason, HumanReason } from '../../kb/answering/answering.types.ts';
import { NEXT } from '../complaints/filing-rules.ts';

/** Said before a person comes in. */
export const WORDS: Record<HumanReason, string> = {
  requested: '好的，为您转接人工。',
  'not-found': '这个问题我没有找到有把握的答复，请工作人员来回答您。',
  'no-version': '您问的时间或地区没有对应的口径，请工作人员为您核实。',
  'handling-human': '这个问题要结合具体情况判断，请工作人员继续为您解答。',
  'personal-data':
    '涉及您本人或某一户的具体数据和办理进度，按规定要先核实身份，智能应答不能查询。您可以登录电子税务局或个人所得税APP自行查看，也可以请工作人员为您处理；请不要在这里发送证件号、密码和验证码。',
  complex: '您说的情况需要结合合同、账务等具体事实判断，我不能直接下结论，请业务人员为您解答。',
  'non-compliance':
    '我只能告诉您合规的做法：如实记账、如实申报；发现以前少报、漏报的，尽快向主管税务机关更正申报、补缴税款。具体怎样补、有什么后果，请工作人员为您说明。',
  suggestion: '感谢您的建议，我们会登记并汇总上报。',
  crisis:
    '听到您现在很难受，请先照顾好自己。您可以马上告诉身边的亲友，或拨打心理援助热线 12356；情况紧急请拨打 110 或 120。税费上的困难可以一起想办法，现在请工作人员和您联系。',
  'too-many': '您一次问的问题较多，其余的请工作人员为您解答。',
};

const WHICH = '您要问的是下面哪一个？点一下就能看到答复。';

/** Said over an answer that is not today's. */
export const OTHER_TIME = '您问的是另一个时间，以下是那时的规定，与现行规定不同：';

/** Said over articles to choose from. */
export const OFFERED: Record<CandidatesReason, string> = {
  unsure: WHICH,
  close: WHICH,
  'no-version': '没有找到您问的那个时间的规定。下面是现行规定，点一下就能看到；要问当时怎样规定，请转人工。',
};

/** Why something is not answered, and where to turn. */
export const DECLINED: Record<DeclineReason, string> = {
  empty: '没有看到具体的问题。请把想问的税费问题打成一句话，例如“电子专票没盖章能用吗”。',
  greeting: '您好！请直接说出您想问的税费问题，例如“小规模每月多少以下免增值税”。',
  thanks: '不客气！还有其他税费问题，随时可以问我。',
  'small-talk': '我是税费问题的智能应答。请直接说出您想问的税费问题，例如“数电票开错了怎么红冲”。',
  abuse: '您的心情我理解。请说说遇到的税费问题，我会尽力帮您；也可以点“转人工”找工作人员。',
  'out-of-scope':
    '这个问题不归税务机关管，请向主管部门咨询：政务服务可拨 12345，社保待遇 12333，医保待遇 12393，消费纠纷 12315，公积金 12329。与税费有关的部分，您可以继续问我。',
  instructions: '我只能按税费知识库回答问题，不能改变这一点。请直接说出您想问的税费问题。',
};

const CAREFUL = '请不要填写身份证号、银行卡号；证件材料请按工作人员告知的官方渠道提交。';

/** What stands over the forms: what happens, how long it takes, what is needed. */
export const REPORT_FORM = {
  text: '您反映的是他人的税收违法行为，可以在这里登记检举线索。',
  hints: [
    `登记后${NEXT.report}。`,
    '需要写明：对方的名称和地址、时间和经过；有付款记录、订单、聊天记录的，请说明。',
    '也可以先看看下面的办法，有的问题能更快解决。',
    CAREFUL,
  ],
};
export const COMPLAINT_FORM = {
  text: '给您添麻烦了，很抱歉。您可以在这里提交纳税服务投诉。',
  hints: [
    `提交后 ${NEXT.complaint}。`,
    '投诉原则上要留姓名和电话，便于核实和答复；对征税决定本身不服的，请走行政复议。',
    CAREFUL,
  ],
};
export const INTEGRITY_FORM = {
  text: '您反映的情况涉及工作纪律，会单独交给指定负责人，不进入普通投诉。',
  hints: ['只有指定的管理员能看到您填写的内容。', '您也可以直接向纪检监察部门反映（电话 12388）。', CAREFUL],
};
