/**
 * What customers call the same thing, for durable goods of households: 简体, the Taiwanese word where it is
 * another one, English. 繁體 characters need no line of their own: everything is folded to 简体. A company adds
 * its own groups beside these.
 */
const THINGS = `
热水器 热水机 热水炉 water-heater
太阳能热水器 太阳能热水机 solar-water-heater
电热水器 储水式热水器 electric-water-heater
燃气热水器 瓦斯热水器 煤气热水器 gas-water-heater
壁挂炉 采暖炉 壁挂锅炉 boiler
空调 冷气 冷气机 空调机 air-conditioner aircon
冰箱 电冰箱 雪柜 refrigerator fridge
冰柜 冷柜 冷冻柜 freezer
洗衣机 washing-machine washer
干衣机 烘干机 烘衣机 dryer tumble-dryer
洗碗机 dishwasher
抽油烟机 油烟机 吸油烟机 排油烟机 range-hood cooker-hood
燃气灶 煤气灶 瓦斯炉 灶具 炉灶 gas-hob gas-stove
电磁炉 induction-cooker
微波炉 microwave
电饭煲 电饭锅 电锅 rice-cooker
净水器 净水机 滤水器 water-purifier
饮水机 开饮机 water-dispenser
电视 电视机 television tv
吸尘器 vacuum-cleaner
扫地机器人 扫地机 扫拖机器人 robot-vacuum
空气净化器 空气清净机 air-purifier
除湿机 抽湿机 dehumidifier
电风扇 风扇 电扇 fan
打印机 列印机 印表机 printer
马桶 坐便器 便器 toilet
水龙头 龙头 tap faucet
遥控器 遥控 remote-control
屏幕 显示屏 荧幕 萤幕 显示器 screen display
电机 马达 motor
水泵 泵浦 抽水机 pump
传感器 感应器 感测器 探头 sensor
电路板 主板 主控板 线路板 电脑板 机板 circuit-board
加热管 电热管 加热棒 发热管 heating-element
真空管 集热管 vacuum-tube
内胆 水箱 储水箱 水塔 tank
滤芯 滤心 过滤芯 filter-cartridge
滤网 过滤网 filter-screen
密封圈 密封垫 垫圈 胶圈 橡皮圈 seal gasket
电磁阀 进水阀 solenoid-valve
管子 水管 管道 管路 pipe
插座 电源插座 socket
电池 干电池 battery
`

const DOINGS = `
不热 不加热 水不热 没热水 没有热水 不出热水 烧不热 加热不了 不发热 no-hot-water not-heating
不制冷 不冷 不凉 制冷差 制冷效果差 not-cooling
不制热 不暖 制热差 制热效果差
不上水 上不了水 不进水 进不了水 没有水上来 not-filling
漏水 渗水 滴水 滲水 泄漏 洩漏 leak leaking
漏电 触电 电人 有电感 麻手 electric-shock
跳闸 跳电 掉闸 空开跳 trip tripping
不通电 没电 没有电 不启动 开不了机 打不开 开机没反应 no-power
打不着火 点不着火 点不着 不点火 打不了火 not-igniting
噪音 噪声 杂音 异响 声音大 响声 noise noisy
异味 臭味 有味道 怪味 smell odour odor
报警 报错 故障码 故障代码 错误代码 错误码 error-code alarm
结冰 结霜 冻住 冻堵 上冻 冻结 frozen frost
溢水 冒水 水满 overflow
堵塞 堵住 堵了 blocked clogged
水垢 结垢 水锈 scale limescale
忽冷忽热 时冷时热 冷热不均 水温不稳 unstable-temperature
安装 装机
拆卸 拆下 移机 拆机
维修 修理 检修 报修
清洗 清洁
保养 维护 维保 maintenance
更换 调换 替换
保修 保固 质保 三包 warranty guarantee
退货 退机 退款
换货 换机 exchange
预约 定时 预订
重置 复位 恢复出厂 重设 reset
设置 设定 调节
连接 联网 连网 配网 连线 connect
无线网络 wifi wi-fi 无线网
充电 充不进电
上门 派工 派人
发票 收据 invoice receipt
费用 价格 收费 多少钱 price cost
师傅 工程师 技师 维修工 technician
说明书 手册 使用说明 manual
`

const groupsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map(line => line.split(' ').map(word => word.replaceAll('-', ' ')))

/** Each group a list of words; where a word has a space a hyphen stands in the lists above. */
export const SHIPPED: readonly (readonly string[])[] = [...groupsOf(THINGS), ...groupsOf(DOINGS)]

/** Names of products and parts, which people also type as they sound. */
export const PRODUCTS: readonly string[] = groupsOf(THINGS)
  .flat()
  .filter(word => /^\p{Script=Han}{2,}$/u.test(word))
