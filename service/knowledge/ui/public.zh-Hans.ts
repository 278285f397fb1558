export default {
  title: '客户页面',
  where: '客户在哪里看',
  link: '网址',
  found: '客户能看到',
  answers_other: '{{count}} 条',
  text: '不用登录，手机扫标签也能到。只有标为“客户可看”、不在写、没归档的答复会出现；内部答复搜不到，也不计数。',
  change: '改网址',
  word: '网址里的名字',
  wordMore: '3 到 40 个小写字母、数字或连字符，电话里念得清。改了以后旧网址打不开。',
} as const
