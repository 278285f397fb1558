export default {
  title: '答复中心',
  kinds: { answer: '答复', lesson: '一分钟讲解' },
  audiences: { internal: '内部', customer: '客户可看' },
  confidences: {
    'work in progress': '在写',
    'not validated': '未验证',
    validated: '已验证',
    archived: '已归档',
  },
  dangers: {
    roof: '上屋顶',
    current: '触电',
    scalding: '烫伤',
    falling: '坠物',
    gas: '燃气',
    pressure: '带压',
  },
  levels: { symptom: '现象', section: '部位', cause: '原因' },
  refusals: {},
  events: {},
} as const
