import { App, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Kind } from '../../../../kb/articles/articles.types.ts';
import { KINDS } from '../tickets/labels.ts';
import type { Desk, OpenConversation } from './desk.ts';

/** Turns what cannot be settled now into a ticket. The id is made once, so that a second press makes no second ticket. */
export function TicketDialog({
  desk,
  conversation,
  close,
}: {
  desk: Desk;
  conversation: OpenConversation;
  close: () => void;
}) {
  const { message: toast } = App.useApp();
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [form] = Form.useForm<{ question: string; kind?: Kind }>();
  const asked = conversation.messages
    .filter((m) => m.author === 'taxpayer')
    .map((m) => (m.content.type === 'text' ? m.content.text : ''))
    .slice(-3)
    .join('\n');
  const submit = async ({ question, kind }: { question: string; kind?: Kind }) => {
    setBusy(true);
    try {
      const { conversationId } = conversation.detail;
      const { ticket } = await desk.request('conversation:to-ticket', {
        conversationId,
        id,
        question,
        ...(kind ? { kind } : {}),
      });
      toast.success(`已登记 ${ticket.code}，${ticket.promise}`);
      close();
    } catch (error) {
      toast.error((error as Error).message);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title="转问题单"
      okText="登记并结束会话"
      cancelText="取消"
      confirmLoading={busy}
      onCancel={close}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" initialValues={{ question: asked }} onFinish={submit}>
        <Form.Item name="question" label="问题" rules={[{ required: true, whitespace: true, message: '请写明问题' }]}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="kind" label="类型（不选则自动判断）">
          <Select allowClear options={KINDS} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
