import faults from './faults.zh-Hans.ts'
import synonyms from './synonyms.zh-Hans.ts'

export default {
  faults,
  synonyms,
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
  refusals: {
    'no such fault above': '上一级故障不存在，请重新选择。',
    'no such product': '没有这条产品线或这个型号。',
    'there are three levels': '最多三级：现象、部位、原因。',
    'not of the same product': '它属于的产品和上一级不同，放不到那里。',
    'what it belongs to is put away': '上一级已经停用，请先恢复上一级。',
    'there is such a fault': '这里已经有同样的代码和名称。',
    'it would be under itself': '不能移到它自己下面。',
    'put away already': '已经停用了。',
    'it is in use': '它本来就在用。',
    'the same word twice': '有一个词写了两次。',
    'a word without letters': '有一个词只有标点，请写文字。',
    'taken back already': '已经去掉了。',
  },
  events: {
    'fault added': '新增故障代码',
    'fault edited': '修改故障代码',
    'fault moved': '移动故障代码',
    'fault put away': '停用故障代码',
    'fault brought back': '恢复故障代码',
    'synonyms changed': '改了同义词',
  },
} as const
