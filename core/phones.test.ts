import { describe, expect, it } from 'vitest'
import { countryOf, nationalDigits, readPhone, showPhone } from './phones.ts'

describe('phones as people write them', () => {
  it.each([
    ['13812345678', '+8613812345678', ''],
    ['138 1234 5678', '+8613812345678', ''],
    ['138-1234-5678', '+8613812345678', ''],
    ['１３８１２３４５６７８', '+8613812345678', ''],
    ['+86 138 1234 5678', '+8613812345678', ''],
    ['0086-13812345678', '+8613812345678', ''],
    ['8613812345678', '+8613812345678', ''],
    ['(0755) 8888-1234', '+8675588881234', ''],
    ['0755/8888-1234', '+8675588881234', ''],
    ['0755—88881234', '+8675588881234', ''],
    ['86-755-88881234', '+8675588881234', ''],
    ['+86 (0)755 8888 1234', '+8675588881234', ''],
    ['010-65551234', '+861065551234', ''],
    ['0755-88881234-802', '+8675588881234', '802'],
    ['075588881234转802', '+8675588881234', '802'],
    ['0755 8888 1234 轉分機 802', '+8675588881234', '802'],
    ['0755-88881234 ext. 12', '+8675588881234', '12'],
    ['400-820-1234', '+864008201234', ''],
    ['+852 9123 4567', '+85291234567', ''],
    ['+886 912 345 678', '+886912345678', ''],
    ['+49 (0)30 901820', '+4930901820', ''],
  ])('%s is %s', (typed, number, extension) => {
    expect(readPhone(typed)).toEqual({ number, extension, local: false })
  })

  it.each(['88881234', '95588', '110'])('%s is a local number and kept as it is', typed => {
    expect(readPhone(typed)).toEqual({ number: typed, extension: '', local: true })
  })

  it.each(['', '12', '张三', '138abc', '1'.repeat(16), '+1', '--', '138****5678', '+999 12'])(
    '%j is no phone',
    typed => {
      expect(readPhone(typed)).toBeNull()
    },
  )

  it('belongs to the plan of numbers of its country', () => {
    expect(readPhone('0912-345-678', countryOf('Asia/Taipei'))?.number).toBe('+886912345678')
    expect(readPhone('9123 4567', countryOf('Asia/Hong_Kong'))?.number).toBe('+85291234567')
    expect(countryOf('Asia/Shanghai')).toBe('CN')
  })

  it('is shown as it is dialled at home, foreign ones with their country', () => {
    expect(showPhone('+8613812345678')).toBe('138 1234 5678')
    expect(showPhone('+8675588881234', '802')).toBe('0755 8888 1234 – 802')
    expect(showPhone('+886912345678')).toBe('+886 912 345 678')
    expect(showPhone('+886912345678', '', 'TW')).toBe('0912 345 678')
    expect(showPhone('88881234')).toBe('88881234')
  })

  it('has national digits with the trunk zero', () => {
    expect(nationalDigits('+8613812345678')).toEqual({ national: '13812345678', code: '86' })
    expect(nationalDigits('+861065551234')).toEqual({ national: '01065551234', code: '86' })
    expect(nationalDigits('95588')).toEqual({ national: '95588', code: '' })
  })
})
