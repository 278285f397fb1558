import { type Headings, type Vocabulary, vocabularyOf } from '#service/archive/rules/columns.ts'
import type { Column } from '../contract/import-shapes.ts'

/** What people write above the columns of their answers; the earlier in a line, the surer. */
export const HEADINGS: Headings<Column> = {
  who: ['title', 'body'],
  lines: {
    title: `标题、问题、题目、主题、问题标题、答复标题、标准问题、标准问、主问题、知识标题、问句、故障现象、现象、症状、
      title、question、subject、headline、topic、heading、issue、problem、symptom`,
    phrasings: `其他问法、相似问法、相似问题、相似问、扩展问法、扩展问、同义问法、其它问法、别名、关键词、其他说法、客户说法、
      other phrasings、phrasings、similar questions、variants、alternative questions、aliases、keywords、
      other questions`,
    body: `答复、答案、回答、内容、正文、答复内容、答案内容、知识内容、标准答案、解决方法、解决方案、处理方法、处理办法、处理措施、说明、
      answer、body、content、solution、resolution、text、answer text、article、reply、response`,
    steps: `步骤、电话指导、指导步骤、操作步骤、处理步骤、排查步骤、steps、phone guidance、guidance、procedure、instructions`,
    dangers: `危险、安全危险、危险种类、安全止步、dangers、danger、hazards、hazard、safety stop`,
    safetyWords: `安全提示、安全提醒、安全说明、注意事项、安全话术、safety words、safety note、safety、warning、caution`,
    parts: `常用配件、常用零件、配件、所需配件、备件、零件、parts、usual parts、spare parts、parts needed`,
    lines: `产品线、产品类别、产品类型、产品大类、品类、类别、分类、产品、product line、product lines、product category、
      category、categories、product、lines、line`,
    models: `型号、机型、产品型号、适用型号、适用机型、机种、model、models、product model、applies to`,
    faults: `故障代码、故障码、错误代码、错误码、代码、故障、故障分类、fault code、fault codes、error code、error codes、
      fault、faults、code`,
    externalId: `外部编号、原编号、编号、知识编号、条目编号、答复编号、唯一标识、标识、文档编号、external id、id、
      identifier、article id、article number、document id、key、uuid、ref、reference`,
    kind: `类型、种类、条目类型、条目种类、kind、answer kind、article type`,
    language: `语言、語言、语种、language、lang、locale`,
    audience: `给谁看、读者、对象、可见范围、可见、公开、受众、audience、visibility、visible to、access`,
    confidence: `可信程度、可信度、状态、审核状态、验证状态、置信度、confidence、status、state、article state`,
    reviewOn: `复核日期、复审日期、审核日期、下次复核、到期日期、有效期、有效期至、review date、review on、reviewed by date、
      next review、expires on、expiry date、valid until`,
  },
}

export const ANSWERS: Vocabulary<Column> = vocabularyOf(HEADINGS)
