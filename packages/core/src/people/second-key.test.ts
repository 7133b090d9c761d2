import { describe, expect, test } from 'vitest'
import { ROLES } from './roles.ts'
import { authenticatorCode, mustHaveSecondKey, recoveryKey, secondKeyStanding } from './second-key.ts'

describe('second keys', () => {
  test('are for whoever may publish and for admins, and nobody else has to', () => {
    expect(ROLES.filter(mustHaveSecondKey)).toEqual(['section-head', 'managing-editor', 'editor-in-chief', 'admin'])
  })

  test('are a reminder where only this machine reaches the newsroom, and a door elsewhere', () => {
    expect(secondKeyStanding('admin', false, true)).toBe('advised')
    expect(secondKeyStanding('admin', false, false)).toBe('needed')
    expect(secondKeyStanding('reporter', false, false)).toBe('optional')
    expect(secondKeyStanding('admin', true, false)).toBe('there')
  })

  test('a code is read in either script, with spaces; anything else is none', () => {
    expect(authenticatorCode('123 456')).toBe('123456')
    expect(authenticatorCode('١٢٣٤٥٦')).toBe('123456')
    expect(authenticatorCode('۱۲۳۴۵۶')).toBe('123456')
    for (const other of ['12345', '1234567', 'abcdef', '12-3456', '']) expect(authenticatorCode(other)).toBeNull()
  })

  test('a recovery code counts however it was typed', () => {
    expect(recoveryKey(' 0A1B-2c3d 4e5f-GHJK ')).toBe('0a1b2c3d4e5fghjk')
    expect(recoveryKey('OIL0')).toBe('0110')
  })
})
