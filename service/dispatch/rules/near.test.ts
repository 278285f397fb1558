import { describe, expect, test } from 'vitest'
import { nearness, placeOf } from './near.ts'

describe('how near somebody works', () => {
  const near = (customer: string, ...works: string[]) => nearness(placeOf(customer), works.map(placeOf))

  test('the district of his own service point, then its city; what is not known is not near', () => {
    expect(near('山东省德州市德城区三八中路 1 号', '德州市德城区东风中路 88 号')).toBe('this district')
    expect(near('山东省德州市陵城区唐城路 1 号', '德州市德城区东风中路 88 号')).toBe('this city')
    expect(near('济南市历下区泉城路 1 号', '德州市德城区东风中路 88 号')).toBeNull()
    expect(near('三八中路 1 号', '德州市德城区东风中路 88 号')).toBeNull()
    expect(near('德州市德城区三八中路', '')).toBeNull()
    expect(near('德州市德城区三八中路')).toBeNull()
    expect(near('', '')).toBeNull()
  })

  test('a point whose address leaves out the city is in the city of the point above it', () => {
    const [store, dealer] = ['陵城区唐城路 35 号', '德州市德城区东风中路 88 号']
    expect(near('德州市陵城区颜城街 1 号', store, dealer)).toBe('this district')
    expect(near('德州市德城区三八中路 1 号', store, dealer)).toBe('this city')
    expect(near('陵城区颜城街 1 号', store, dealer)).toBe('this district')
    expect(near('德州市德城区三八中路 1 号', store)).toBeNull()
  })

  test('a county is one place, written as district or as city; a name in two cities is two', () => {
    expect(near('德州市平原县平安大街', '平原县共青团路 12 号', '德州市德城区东风中路')).toBe('this district')
    expect(near('平原县平安大街', '平原县共青团路 12 号')).toBe('this district')
    expect(near('江苏省苏州市昆山市前进路', '昆山市玉山镇人民路')).toBe('this district')
    expect(near('福州市鼓楼区五四路', '南京市鼓楼区中山路')).toBeNull()
    expect(near('鼓楼区五四路', '南京市鼓楼区中山路')).toBe('this district')
  })
})
