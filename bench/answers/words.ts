/** What households own and what goes wrong with it: the made answers are put together from these. */
type Word = readonly [zh: string, en: string]

const pairs = (text: string): Word[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const [zh = '', en = ''] = line.split('|').map(half => half.trim())
      return [zh, en]
    })

export const PRODUCTS = pairs(`
太阳能热水器|solar water heater
燃气热水器|gas water heater
电热水器|electric water heater
空气能热水器|heat pump water heater
壁挂炉|wall-hung boiler
冰箱|refrigerator
冰柜|chest freezer
滚筒洗衣机|drum washing machine
波轮洗衣机|top load washing machine
干衣机|tumble dryer
分体空调|split air conditioner
中央空调|central air conditioner
移动空调|portable air conditioner
抽油烟机|range hood
燃气灶|gas hob
电磁炉|induction cooker
集成灶|integrated stove
洗碗机|dishwasher
消毒柜|sterilising cabinet
微波炉|microwave oven
嵌入式烤箱|built-in oven
蒸烤一体机|steam oven
电饭煲|rice cooker
电压力锅|electric pressure cooker
净水器|water purifier
软水机|water softener
饮水机|water dispenser
液晶电视|television
投影机|projector
扫地机器人|robot vacuum
吸尘器|vacuum cleaner
空气净化器|air purifier
除湿机|dehumidifier
加湿器|humidifier
新风系统|ventilation system
电风扇|electric fan
取暖器|space heater
浴霸|bathroom heater
智能马桶|smart toilet
智能门锁|smart lock
晾衣机|clothes drying rack
吊灯|ceiling lamp
开关插座|wall socket
电动窗帘|motorised curtain
摄像头|security camera
打印机|printer
路由器|router
按摩椅|massage chair
跑步机|treadmill
电动自行车|electric bicycle
光伏逆变器|solar inverter
储能电池|storage battery
充电桩|charging station
地暖|underfloor heating
水泵|water pump
锅炉|boiler
榨汁机|juicer
咖啡机|coffee machine
面包机|bread maker
挂烫机|garment steamer
`)

export const SYMPTOMS = pairs(`
不热|does not get hot
水温忽冷忽热|water turns hot and cold
不上水|does not fill
漏水|leaks water
滴水|drips
不启动|does not start
开机没反应|shows nothing when switched on
噪音大|is noisy
有异味|smells
不制冷|does not cool
制热效果差|heats poorly
显示屏不亮|display stays dark
报警|gives an alarm
跳闸|trips the breaker
打不着火|does not ignite
自动关机|switches itself off
不排水|does not drain
不脱水|does not spin
震动厉害|shakes
结霜严重|frosts heavily
遥控器失灵|remote control does not work
按键没反应|buttons do not respond
连不上无线网络|does not connect to the wireless network
充不进电|does not charge
漏电|gives electric shocks
流量小|flows weakly
水压低|has low water pressure
冒烟|smokes
门关不严|door does not close
灯不亮|lamp stays dark
加热时间长|takes long to heat
冻住了|is frozen
溢水|overflows
安装位置怎么选|where to install it
怎么清洗保养|how to clean and maintain it
怎么预约设置|how to set the timer
滤芯多久更换|when to change the filter
保修多长时间|how long the warranty lasts
`)

export const SECTIONS = pairs(`
电磁阀|solenoid valve
温度传感器|temperature sensor
加热管|heating element
主控板|control board
真空管|vacuum tube
密封圈|seal
进水阀|inlet valve
排水泵|drain pump
压缩机|compressor
冷凝器|condenser
风机|fan motor
点火针|ignition electrode
水箱|tank
滤网|filter screen
电源线|power cord
门封条|door gasket
皮带|belt
轴承|bearing
毛细管|capillary tube
水流开关|flow switch
镁棒|anode rod
漏电保护插头|leakage protection plug
安全阀|safety valve
接线端子|terminal
遥控接收头|remote receiver
显示板|display board
电容|capacitor
继电器|relay
保险丝|fuse
支架|bracket
`)

export const CAUSES = pairs(`
水垢堵塞|blocked by limescale
老化|aged
接触不良|has a loose contact
冻裂|cracked by frost
积灰太多|covered with dust
安装不紧|not tightened at installation
短路|short-circuited
停水|water supply was cut
电压过低|supply voltage is low
被异物卡住|jammed by something
参数设置不对|set wrongly
磨损|worn
断路|broken
进水受潮|damp
没有打开|not opened
`)

export const ACTIONS = pairs(`
先断电再检查{p}|Switch off the power, then check the {p}
请客户把{p}拆下来清洗|Ask the customer to take out the {p} and clean it
更换{p}|Replace the {p}
用万用表量{p}的电阻|Measure the resistance of the {p}
重新插紧{p}|Plug the {p} in firmly
把{p}复位|Reset the {p}
等两个小时后再试{p}|Wait two hours, then try the {p} again
打开{p}排空气|Open the {p} to let out air
由师傅上门处理{p}|A technician comes for the {p}
看{p}的指示灯是不是亮着|See whether the light of the {p} is on
`)

/** How people open what they ask, and how they end it. */
export const OPENINGS = ['', '', '', '我家', '请问', '为什么', '新买的', '昨天开始']
export const ENDINGS = ['', '', '', '怎么办', '怎么回事', '是什么原因', '要不要紧', '怎么处理']
export const BRANDS = [
  '晨光',
  '东岭',
  '海澜',
  '华阳',
  '北辰',
  '金泉',
  '云帆',
  '三禾',
  '格林',
  '维佳',
  '皓月',
  '银川',
]
