import type { Column } from '../contract/imports.ts'

/**
 * What people write above the columns of their lists: the glossary's words and their near relations, 简
 * where 繁 folds to the same. The earlier in a line, the surer: of two columns with one meaning the surer
 * heading counts.
 */
export const HEADINGS: Record<Column, string> = {
  customerName: `客户姓名、客户名称、姓名、客户、顾客姓名、顾客名称、顾客、用户姓名、用户名称、用户、业主姓名、业主、户主、
    客户名、用户名、买方、购买人、收货人、公司名称、单位名称、公司、单位、报修人、名称、customer name、customer、name、full name、
    client name、client、company、company name、account name、buyer、owner`,
  customerKind: `客户类型、客户类别、客户性质、用户类型、customer type、customer kind、type of customer`,
  contact: `联系人、联系人姓名、联络人、连络人、经办人、contact、contact person、contact name`,
  phone: `联系电话、电话、手机、手机号、手机号码、电话号码、联系方式、联络方式、行动电话、联络电话、连络电话、连络手机、
    连系电话、固定电话、固话、座机、家庭电话、市话、备用电话、其他电话、第二电话、联系手机、电话手机、移动电话、报修电话、来电号码、
    phone、phone number、telephone、telephone number、tel、mobile、mobile phone、mobile number、contact number、
    contact phone、cell、cell phone、home phone、work phone、other phone、second phone`,
  address: `地址、详细地址、客户地址、用户地址、安装地址、联系地址、联络地址、服务地址、家庭地址、收货地址、送货地址、通讯地址、
    上门地址、住址、安装地点、地点、address、full address、installation address、service address、street address、
    home address、delivery address、location`,
  productLine: `产品线、产品类别、产品类型、产品种类、产品大类、品类、商品类别、设备类型、设备类别、类别、产品、产品名称、
    商品名称、商品、设备名称、机器名称、product line、product category、product type、category、product、product name、
    equipment type`,
  model: `型号、机型、产品型号、购买机型、规格型号、设备型号、商品型号、机器型号、型号规格、规格、机种、model、model number、
    model no、model name、product model`,
  serial: `序列号、机身号、机号、产品序列号、产品序号、机身号码、机器编号、机器号、设备编号、设备序列号、出厂编号、出厂序号、
    机身编码、产品编号、产品条码、条码、sn、sn码、s/n、serial number、serial、serial no、barcode`,
  purchasedOn: `购买日期、购买时间、购机日期、购机时间、销售日期、销售时间、购货日期、购入日期、成交日期、开票日期、订单日期、
    purchase date、purchased on、bought on、date of purchase、date bought、sale date、sold on、order date`,
  installedOn: `安装日期、安装时间、初装日期、装机日期、装机时间、安装完成日期、完工日期、installation date、install date、
    installed on、date installed、date of installation、commissioned on`,
  installer: `初装人员、安装人员、安装人员姓名、安装师傅、安装工、安装工人、安装员、初装师傅、初装人、装机员、装机师傅、装机人员、
    安装技师、安装者、安装人、师傅、installer、installed by、installer name、fitter`,
  materials: `辅料明细、辅料、安装辅料、使用辅料、材料明细、安装材料、材料、配件明细、materials、installation materials、
    material list`,
  purchasePlace: `购买地点、购买门店、销售门店、购机地点、购买渠道、销售渠道、门店、店铺、经销商、销售单位、商场、
    place of purchase、bought at、purchased at、store、dealer、shop、sold by`,
  note: `备注、说明、附注、备注说明、其他、其它、备考、note、notes、remark、remarks、comment、comments`,
  serviceOn: `维修日期、维修时间、服务日期、服务时间、修理日期、上门日期、上门时间、保养日期、检修日期、维护日期、完成日期、完成时间、
    受理日期、受理时间、报修日期、报修时间、故障日期、投诉时间、service date、serviced on、service on、date of service、repair date、
    repaired on、date of repair、visit date、visited on、event date、closed date、completed on、reported on、
    created date`,
  serviceNumber: `服务单号、维修单号、工单号、工单编号、派工单号、报修单号、受理单号、维修编号、保修单号、单号、单据编号、
    service number、service no、work order、work order number、work order no、ticket、ticket number、case number、
    job number、unique key`,
  serviceFault: `故障现象、故障、故障描述、故障情况、故障原因、故障内容、报修内容、报修原因、报修故障、问题描述、问题、现象、
    维修原因、服务原因、服务类型、投诉内容、fault、fault description、reported fault、problem、problem description、
    symptom、issue、complaint、complaint type、defect、descriptor`,
  serviceDone: `处理结果、维修内容、维修结果、处理情况、维修情况、处理方法、处理措施、处理内容、解决方法、维修措施、维修项目、
    服务内容、服务结果、服务项目、处理、结果、work done、what was done、resolution、resolution description、
    repair、repair done、action taken、service performed、solution、repair status、outcome`,
  serviceBy: `维修人员、维修师傅、维修员、维修工、维修人、修理人、修理师傅、服务人员、服务师傅、服务工程师、工程师、上门人员、
    上门师傅、处理人员、处理人、技师、检修人员、serviced by、service by、repaired by、technician、engineer、
    repairer、serviceman、mechanic`,
  serviceCharge: `收费、收费金额、维修费、维修费用、维修收费、服务费、服务收费、费用、金额、实收、实收金额、应收金额、收款金额、总费用、
    charge、charged、service charge、fee、cost、amount、price、total、total charges、total amount`,
  birthday: `生日、客户生日、出生日期、出生年月、出生年月日、birthday、date of birth、birth date、born on、dob`,
  otherDates: `重要日期、纪念日、结婚纪念日、其他日期、其它日期、重要日子、节日、important dates、anniversary、other dates、
    wedding day、wedding anniversary`,
  interests: `爱好、嗜好、兴趣、兴趣爱好、客户兴趣、客户爱好、喜好、特长、interests、interest、hobby、hobbies、likes`,
  grade: `客户等级、等级、客户级别、级别、会员等级、会员级别、vip等级、grade、customer grade、level、tier、customer level`,
}

/** Parts of an address in columns of their own; they are joined in the order in which they stand. */
export const ADDRESS_PARTS = `省、省份、省市、市、城市、地市、地级市、区、县、区县、县区、市区、所在地区、地区、区域、乡镇、镇、街道、村、
  社区、小区、小区名称、楼盘、楼号、楼栋、门牌、门牌号、房号、室号、里、邻、邮政编码市、乡镇市区、县市、
  province、state、region、city、town、county、district、borough、suburb、street、street name、house number、building、
  room、apartment、unit`
