export default {
  refusals: {
    'published meanwhile': '刚才有人发布了新的标准，请看过之后再发布。',
    'nobody announces this event': '没有这样的事件，请检查名称。',
    'the past is not changed': '生效日期不能在过去。',
    'a promise needs time': '承诺要留出时间，请填写分钟数。',
  },
  events: { 'standard set': '修改服务标准', 'book published': '发布服务标准' },
} as const
