import { describe, expect, it } from 'vitest'
import { normalPassword, passwordProblem } from './password.ts'

const context = ['ليلى حدّاد', 'layla.haddad@example.org', 'صحيفة المرفأ', 'Harbour Daily']
const verdict = (password: string) => passwordProblem(password, context)

describe('new passwords', () => {
  it('takes words that do not belong together, in any script, and what a generator makes', () => {
    for (const good of [
      'قارب يشرب القهوة صباحا',
      'correct horse battery staple',
      'kV9#tmQ2zLw!x',
      'زيتونة-تحت-سبع-غيمات',
      'Tr0mbone quiets 7 olives',
      'مطر خفيف فوق المكتبة',
    ]) {
      expect(verdict(good), good).toBeNull()
    }
  })

  it('counts letters, not bytes or UTF-16 units', () => {
    expect(verdict('قهوةوزيتونا')).toBe('short')
    expect(verdict('🙂🙃🐪🌙📜🖋')).toBe('short')
    expect(verdict('x'.repeat(200) + 'قطار'.repeat(20))).toBe('long')
  })

  it('refuses what is on every list, however it is decorated', () => {
    const common = [
      'password1234',
      'P@ssw0rd2024!',
      'passwordpassword',
      'qwertyuiop123',
      'Qwerty123456',
      'asdfghjkl123',
      '1q2w3e4r5t6y',
      '1qaz2wsx3edc',
      'abcdefghijkl',
      'administrator1',
      'iloveyou2024!!',
      'letmein123456',
      'welcome2warraq',
      'كلمةالمرور123',
      'كلمة-السر-2024',
      'ضصثقفغعهخحجد',
      'شسيبلاتنمك12',
      'محمد123456789',
      'أحبك أحبك أحبك',
      'الحمدلله2024',
      'habibi1234567',
      'alhamdulillah1',
      '٠١٢٣٤٥٦٧٨٩٠١مصر',
      'dcba4321dcba',
      'mohamed ahmed 1990',
    ]
    for (const bad of common) expect(verdict(bad), bad).toBe('common')
  })

  it('refuses one letter over and over', () => {
    for (const bad of ['aaaaaaaaaaaaaa', '111111111111', 'ههههههههههههههه', 'abababababab'])
      expect(verdict(bad), bad).toBe('repeated')
  })

  it('refuses what the person and the site are known by', () => {
    for (const bad of [
      'laylahaddad2024',
      'Layla.Haddad!1',
      'layla.haddad@12',
      'صحيفة المرفأ 24',
      'harbourdaily99',
      'ليلى حداد 1990',
    ]) {
      expect(verdict(bad), bad).toMatch(/context|common/)
    }
    expect(verdict('layla likes quiet harbours')).toBeNull()
  })

  it('is hashed in NFC', () => {
    expect(normalPassword('cafe\u0301 au lait ici')).toBe('caf\u00e9 au lait ici')
  })

  it('answers a long hostile string at once', () => {
    const started = performance.now()
    for (const bad of ['qwer'.repeat(64), 'password'.repeat(32), 'abcdefghijklm'.repeat(19), '\u0651'.repeat(256)])
      verdict(bad)
    expect(performance.now() - started).toBeLessThan(500)
  })
})
