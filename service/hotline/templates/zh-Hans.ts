import type { Wording } from '../rules/notices/words.ts'

/** 短信和邮件共用：先说结论，再说怎么办，一条不超过三句。 */
export const zhHans: Wording = {
  greeting: '{customer}，您好：',
  signed: '{company}',
  stop: '不想再收到这类通知，请点：{stop}',
  ourNumber: '我们的服务热线',
  suggestion: '同事的建议',
  notices: {
    'visit confirmed': {
      title: '上门时间已定：{window}',
      body: '{technician}师傅将在 {window} 上门。请留人在家，要改时间请尽早告诉我们。',
    },
    'visit moved': {
      title: '上门时间改为 {window}',
      body: '按跟您说好的，上门时间改为 {window}，由{technician}师傅上门。原来的时间不用再等了。',
    },
    'technician on the way': {
      title: '{technician}师傅已经出发',
      body: '{technician}师傅已经出发，正在去您家的路上。',
    },
    'visit done': {
      title: '上门服务已完成',
      body: '今天的上门服务已经完成。用着有任何不对，请打 {hotline}，我们接着负责。',
    },
    'callback promised': {
      title: '我们会在 {due} 前给您回电',
      body: '我们答应在 {due} 前给您回电。到时没接到，是我们失约，请来找我们。',
    },
    'answer sent': {
      title: '书面答复已发出',
      body: '答应给您的书面答复已经发出。过几天还没收到，请打 {hotline}，我们马上查。',
    },
    'answer mailed': {
      title: '您要的资料：{answer}',
      body: '您要的资料如下。还有不清楚的，请打 {hotline}。\n\n{answer}\n\n{words}',
    },
    'promise due soon': {
      title: '快到期：{about}',
      body: '关于 {about} 的承诺将在 {due} 到期，还没有兑现。',
    },
    'promise broken': {
      title: '已失约：{about}',
      body: '关于 {about} 的承诺应在 {due} 前兑现，现已过时。请先打电话告诉对方，再重新约定。',
    },
    'promise escalated': {
      title: '失约仍未处理：{about}',
      body: '关于 {about} 的承诺在 {due} 失约，到现在没有人处理。请指定一个人接手。',
    },
    'case handed over': {
      title: '请您接手：{about}',
      body: '{colleague}把 {about} 交给您。请在 {due} 前接手或退回，过时没有答复会退给原来的同事。',
    },
    'promises handed over': {
      title: '请您接手 {count} 项承诺',
      body: '{colleague}下班前交出 {count} 项承诺。请在 {due} 前接手或退回，过时没有答复会退给原来的同事。',
    },
  },
}
