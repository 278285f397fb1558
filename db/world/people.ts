/**
 * The fourteen people of 晨光太阳能, each with a character; tests and pages speak of them by name. `login` is also
 * the demo account's user name.
 */
export type Person = {
  login: string
  name: string
  who: string
  roles: readonly ('agent' | 'dispatcher' | 'technician' | 'visitor' | 'manager' | 'admin' | 'auditor')[]
  point: string
  team?: string
  skills?: readonly ('solar' | 'heatpump' | 'electric')[]
  /** Months since he joined; `left` months since he left. */
  joined: number
  left?: number
}

export const POINTS = [
  {
    key: 'maker',
    kind: 'maker',
    name: '晨光太阳能总部',
    parent: null,
    address: '德州市德城区太阳谷大道 1 号',
  },
  {
    key: 'dealer',
    kind: 'dealer',
    name: '鲁北经销处',
    parent: 'maker',
    address: '德州市德城区东风中路 88 号',
  },
  { key: 'decheng', kind: 'store', name: '德城店', parent: 'dealer', address: '德城区三八中路 210 号' },
  { key: 'lingcheng', kind: 'store', name: '陵城店', parent: 'dealer', address: '陵城区唐城路 35 号' },
  { key: 'pingyuan', kind: 'store', name: '平原店', parent: 'dealer', address: '平原县共青团路 12 号' },
] as const

export const SKILLS = [
  { key: 'solar', name: '太阳能安装维修', certificate: '高处作业证' },
  { key: 'heatpump', name: '空气能安装维修', certificate: '制冷与空调作业证' },
  { key: 'electric', name: '电热水器安装维修', certificate: '低压电工证' },
] as const

export const PEOPLE: readonly Person[] = [
  {
    login: 'lin',
    name: '林晓燕',
    who: '客服,嗓音温和,记性极好',
    roles: ['agent'],
    point: 'dealer',
    joined: 40,
  },
  {
    login: 'zhao',
    name: '赵敏',
    who: '客服,晚班,打字飞快',
    roles: ['agent', 'visitor'],
    point: 'dealer',
    joined: 26,
  },
  {
    login: 'sun',
    name: '孙宝莲',
    who: '门店接待,谁来都先倒水',
    roles: ['agent'],
    point: 'pingyuan',
    joined: 60,
  },
  {
    login: 'qian',
    name: '钱立群',
    who: '派工员,脑子里有一张地图',
    roles: ['dispatcher', 'agent'],
    point: 'dealer',
    joined: 33,
  },
  {
    login: 'wang',
    name: '王建国',
    who: '服务工程师,装了二十年,话不多',
    roles: ['technician'],
    point: 'decheng',
    team: '德城一组',
    skills: ['solar', 'electric'],
    joined: 140,
  },
  {
    login: 'li',
    name: '李志强',
    who: '服务工程师,手快,有时忘了鞋套',
    roles: ['technician'],
    point: 'decheng',
    team: '德城一组',
    skills: ['solar', 'heatpump'],
    joined: 30,
  },
  {
    login: 'chen',
    name: '陈海波',
    who: '服务工程师,爱钻研空气能',
    roles: ['technician'],
    point: 'decheng',
    team: '德城二组',
    skills: ['heatpump', 'electric', 'solar'],
    joined: 48,
  },
  {
    login: 'liu',
    name: '刘春生',
    who: '服务工程师,陵城的路他闭眼都认得',
    roles: ['technician'],
    point: 'lingcheng',
    team: '陵城组',
    skills: ['solar', 'electric'],
    joined: 70,
  },
  {
    login: 'ma',
    name: '马永福',
    who: '服务工程师,讲解细致,老人最爱找他',
    roles: ['technician'],
    point: 'pingyuan',
    team: '平原组',
    skills: ['solar', 'electric'],
    joined: 55,
  },
  {
    login: 'gao',
    name: '高鹏',
    who: '服务工程师,今年离职,装过的机器还在',
    roles: ['technician'],
    point: 'lingcheng',
    team: '陵城组',
    skills: ['solar'],
    joined: 36,
    left: 3,
  },
  {
    login: 'he',
    name: '何秀英',
    who: '回访员,问得仔细,从不催人',
    roles: ['visitor'],
    point: 'dealer',
    joined: 22,
  },
  {
    login: 'han',
    name: '韩志远',
    who: '服务主管,坏消息先打电话再开会',
    roles: ['manager', 'agent'],
    point: 'dealer',
    joined: 90,
  },
  {
    login: 'admin',
    name: '周文静',
    who: '管理员,账号和日历归她',
    roles: ['admin'],
    point: 'maker',
    joined: 66,
  },
  { login: 'audit', name: '沈一鸣', who: '审核员,只看不动', roles: ['auditor'], point: 'maker', joined: 12 },
]
