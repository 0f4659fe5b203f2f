import { useId, useState } from 'preact/hooks';
import type { Content, FilingForm as Form } from '../../shared/protocol.ts';
import { newId, type Session } from '../session.ts';

type Offer = Extract<Content, { type: 'filing-form' }>;
type Field = Exclude<keyof Form, 'type' | 'written'>;

interface FieldOf {
  name: Field;
  label: string;
  required?: boolean;
  long?: boolean;
  hint?: string;
}

const CONTACT: FieldOf[] = [
  { name: 'contactName', label: '您的姓名（可不填）' },
  { name: 'phone', label: '手机号（可不填；留了便于核实和答复）' },
];

const FIELDS: Record<Form['type'], FieldOf[]> = {
  report: [
    { name: 'target', label: '对方名称', required: true, hint: '店名、公司名或经营者姓名' },
    { name: 'place', label: '对方地址', required: true, hint: '能找到的地址，网店请写平台和店铺名' },
    { name: 'time', label: '发生时间' },
    { name: 'amount', label: '涉及金额' },
    { name: 'facts', label: '事情经过', required: true, long: true },
    { name: 'evidence', label: '有哪些凭据', long: true, hint: '付款记录、订单、聊天记录、合同等，只写有什么' },
    { name: 'request', label: '您的诉求', required: true, hint: '例如：要求开具发票／要求查处' },
    ...CONTACT,
  ],
  complaint: [
    {
      name: 'target',
      label: '投诉哪个单位或哪位工作人员',
      required: true,
      hint: '不知道姓名的，写窗口号、时间或热线工号',
    },
    { name: 'place', label: '地点或渠道', hint: '办税厅、电话、电子税务局等' },
    { name: 'time', label: '发生时间' },
    { name: 'facts', label: '事情经过', required: true, long: true },
    { name: 'request', label: '您的要求', required: true },
    ...CONTACT,
  ],
};

/** The particulars of a report or complaint. What was typed stays when something is missing or the network fails. */
export function FilingForm({ offer, session }: { offer: Offer; session: Session }) {
  const id = useId();
  const [request] = useState(newId);
  const [values, setValues] = useState<Partial<Record<Field, string>>>({});
  const [written, setWritten] = useState(false);
  const [problem, setProblem] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const fields = FIELDS[offer.form];
  const lacks = (f: FieldOf) => f.required === true && (values[f.name] ?? '').trim() === '';

  const submit = async (event: Event) => {
    event.preventDefault();
    setTried(true);
    const lacking = fields.filter(lacks);
    if (lacking.length > 0) {
      setProblem(`还缺少：${lacking.map((f) => f.label).join('、')}`);
      document.getElementById(`${id}${lacking[0]?.name}`)?.focus();
      return;
    }
    setBusy(true);
    setProblem('');
    const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v.trim() !== ''));
    const form: Form = { type: offer.form, target: '', place: '', facts: '', request: '', ...given };
    try {
      await session.request('filing:submit', { id: request, form: written ? { ...form, written } : form });
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <form class="form" onSubmit={submit} noValidate aria-label={offer.form === 'report' ? '检举登记' : '服务投诉'}>
      {fields.map((f) => {
        const common = {
          id: `${id}${f.name}`,
          value: values[f.name] ?? '',
          'aria-required': f.required === true,
          'aria-invalid': tried && lacks(f),
          ...(f.hint ? { 'aria-describedby': `${id}${f.name}h` } : {}),
          onInput: (e: { currentTarget: { value: string } }) =>
            setValues((v) => ({ ...v, [f.name]: e.currentTarget.value })),
        };
        return (
          <div key={f.name} class="field">
            <label for={common.id}>
              {f.label}
              {f.required && <span class="required">（必填）</span>}
            </label>
            {f.hint && (
              <span class="hint" id={`${id}${f.name}h`}>
                {f.hint}
              </span>
            )}
            {f.long ? (
              <textarea rows={4} maxLength={2000} {...common} />
            ) : (
              <input type="text" inputMode={f.name === 'phone' ? 'tel' : 'text'} maxLength={100} {...common} />
            )}
          </div>
        );
      })}
      <label class="check">
        <input type="checkbox" checked={written} onChange={(e) => setWritten(e.currentTarget.checked)} />
        希望用文字答复，不要打电话
      </label>
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" class="primary" disabled={busy}>
        {busy ? '正在提交…' : '提交'}
      </button>
    </form>
  );
}
