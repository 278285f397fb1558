import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../contract.ts'
import { maskAddress, maskEMail, maskName, maskPhone, mayReveal } from './mask.ts'

const everySet: Role[][] = Array.from({ length: 1 << ROLES.length }, (_, set) =>
  ROLES.filter((_, i) => set & (1 << i)),
)

describe('what others see of people (domain.md §6.1)', () => {
  test.each([
    ['+8613812345678', '138****5678'],
    ['13812345678', '138****5678'],
    ['+8675588881234', '0755****1234'],
    ['+861088881234', '010****1234'],
    ['88881234', '****1234'],
    ['+886912345678', '+886****5678'],
    ['95588', '****8'],
    ['110', '****'],
  ])('the phone %s is shown as %s', (number, shown) => {
    expect(maskPhone(number)).toBe(shown)
  })

  test('of an e-mail address one letter and the house are shown', () => {
    expect(['ma.junjie@example.org', 'a@b.cn', 'nobody'].map(maskEMail)).toEqual([
      'm***@example.org',
      'a***@b.cn',
      'n***',
    ])
  })

  test('a masked phone hides at least four digits, or all', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+?[1-9]\d{2,14}$/), number => {
        const shown = maskPhone(number).replace(/\D/g, '').length
        expect(shown).toBeLessThanOrEqual(Math.max(0, Math.min(8, number.replace(/\D/g, '').length - 4)))
      }),
    )
  })

  test.each([
    ['张三', '张*'],
    ['张三丰', '张*'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['歐陽娜娜', '歐陽*'],
    ['𠮷田', '𠮷*'],
    ['Anna Weber', 'A*'],
    ['', '*'],
  ])('the name %s is shown as %s', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  test.each([
    ['浙江省杭州市西湖区文三路123号5幢602室', '浙江省杭州市西湖区文三路***'],
    ['江苏省镇江市京口区中山路8号', '江苏省镇江市京口区中山路***'],
    ['台州市路桥区银安街679号', '台州市路桥区银安街***'],
    ['河南省新乡市牧野大道10号', '河南省新乡市牧野大道***'],
    ['陵城区义渡口镇李家村', '陵城区义渡口镇***'],
    ['台北市大安區忠孝東路四段100號', '台北市大安區忠孝東路***'],
    ['12 Main Street, Springfield', 'Main Street***'],
    ['阳光小区3号楼2单元101', '阳光小区3***'],
    ['', ''],
  ])('the address %s is shown as %s', (address, shown) => {
    expect(maskAddress(address)).toBe(shown)
  })

  test('callers see all, technicians their visits, administrators and auditors by reveal', () => {
    for (const roles of everySet) {
      const calls = ['agent', 'dispatcher', 'visitor', 'manager'].some(role => roles.includes(role as Role))
      const reveals = roles.includes('admin') || roles.includes('auditor')
      const technician = roles.includes('technician') ? 'own visits' : 'masked'
      expect(mayReveal(roles)).toBe(calls ? 'full' : reveals ? 'by reveal' : technician)
    }
    expect(mayReveal(['system'])).toBe('masked')
  })
})
