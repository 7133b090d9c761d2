/** Five columnists as flat half-length drawings. They show nobody. */
import { circle, ellipse, group, mix, path, sheet, stroke } from './kit.mjs'

const SIZE = { width: 800, height: 800 }

function ground(s, tone, light) {
  s.add(path('M-10 -10H810V810H-10Z', tone), circle(400, 380, 330, light))
  s.add(circle(400, 380, 330, s.linear(100, 700, 620, 120, [0, tone, 0.75], [1, tone, 0]), { filter: s.dots(tone) }))
}

/** Neck, head, ear and the shade on the side away from the light. */
function head(s, skin, { jaw = 1, wide = 1 } = {}) {
  const shade = mix(skin, '#4a1f1c', 0.32)
  const w = 118 * wide
  const shape = `M${400 - w} 330C${400 - w} 200 ${400 + w} 200 ${400 + w} 330C${400 + w} ${430 * jaw} ${400 + w * 0.55} ${500 * jaw} 400 ${504 * jaw}C${400 - w * 0.55} ${500 * jaw} ${400 - w} ${430 * jaw} ${400 - w} 330Z`
  s.add(path('M340 440H460V590Q400 640 340 590Z', shade))
  s.add(ellipse(400 - w - 4, 358, 18, 30, shade), ellipse(400 + w + 4, 358, 18, 30, skin), path(shape, skin))
  const clip = s.clip(path(shape, '#000'))
  s.add(
    group(
      { 'clip-path': clip },
      path('M270 180H378Q360 300 372 372Q352 420 374 520H270Z', shade, { opacity: 0.5 }),
      group({ filter: s.blur(12), opacity: 0.45 }, ellipse(476, 410, 30, 22, mix(skin, '#e0604a', 0.5))),
    ),
  )
  return shade
}

function face(s, shade, { brow = '#2a1a18', eyes = '#2a1a18', smile = 8, lids = false } = {}) {
  for (const x of [352, 448]) {
    s.add(stroke(`M${x - 26} 318Q${x} ${304} ${x + 26} 318`, brow, 8))
    if (lids) s.add(stroke(`M${x - 18} 352q18 12 36 0`, eyes, 6))
    else
      s.add(
        ellipse(x, 352, 10, 12, eyes),
        circle(x + 4, 347, 3.4, '#fff8ea'),
        stroke(`M${x - 18} 345q18 -12 36 0`, eyes, 5),
      )
  }
  s.add(stroke('M402 352Q392 392 384 406Q396 418 412 410', shade, 7))
  s.add(stroke(`M366 450Q402 ${450 + smile * 1.7} 438 ${447}`, mix(shade, '#7a2420', 0.5), 7))
}

function shoulders(s, cloth, { neck = 'M330 580Q400 640 470 580' } = {}) {
  const shape = 'M40 820Q60 640 210 600L338 566Q400 640 462 566L590 600Q740 640 760 820Z'
  s.add(
    path(shape, cloth),
    path('M40 820Q60 640 210 600L300 576Q250 690 280 820Z', mix(cloth, '#20141c', 0.4), { opacity: 0.55 }),
    stroke(neck, mix(cloth, '#20141c', 0.35), 6),
  )
  s.add(
    path(shape, s.linear(0, 620, 0, 810, [0, mix(cloth, '#20141c', 0.5), 0], [1, mix(cloth, '#20141c', 0.5), 0.7]), {
      filter: s.dots(mix(cloth, '#20141c', 0.5)),
    }),
  )
}

export function karim() {
  const s = sheet(201, SIZE)
  ground(s, '#8f5a3c', '#e0b07a')
  shoulders(s, '#2f3a4f')
  s.add(
    path('M318 574L400 700L482 574L462 560Q400 628 338 560Z', '#f4ead6'),
    path('M318 574L372 690L300 640ZM482 574L428 690L500 640Z', '#f9f1de'),
    path('M300 582L250 640L300 690L280 720L396 820H404L520 720L500 690L550 640L500 582L404 810Z', '#26304a'),
  )
  const shade = head(s, '#c08a62')
  const grey = '#d9d4cc'
  s.add(
    path(
      'M282 372Q288 500 346 532Q400 552 454 532Q512 500 518 372Q500 440 452 428Q400 410 348 428Q300 440 282 372Z',
      grey,
    ),
    path('M282 372Q288 500 346 532Q372 546 392 542Q330 480 348 428Q300 440 282 372Z', '#a8a39f', { opacity: 0.7 }),
  )
  s.add(
    path('M276 336Q262 200 400 196Q538 200 524 336Q516 262 470 250Q400 232 330 250Q286 262 276 336Z', grey),
    path('M276 336Q262 200 400 196Q330 216 318 254Q286 264 276 336Z', '#a8a39f', { opacity: 0.7 }),
  )
  face(s, shade, { brow: '#8a8580', smile: 5 })
  s.add(path('M352 440Q400 420 448 440Q430 452 400 448Q370 452 352 440Z', '#c9c4bc'))
  for (const x of [352, 448])
    s.add(
      circle(x, 354, 40, '#fff6e0', { opacity: 0.2 }),
      circle(x, 354, 40, 'none', { stroke: '#2a2024', 'stroke-width': 7 }),
    )
  s.add(stroke('M392 350q8 -8 16 0M312 348l-28 -8M488 348l28 -8', '#2a2024', 7))
  return s
}

export function najib() {
  const s = sheet(211, SIZE)
  ground(s, '#2f5d62', '#7fb0a4')
  shoulders(s, '#efe2c4')
  s.add(
    stroke('M400 626V820', '#c9b487', 5),
    [0, 1, 2].map((i) => circle(400, 670 + i * 52, 7, '#b09a68')),
    path('M300 578Q330 660 300 820H210Q240 680 210 600ZM500 578Q470 660 500 820H590Q560 680 590 600Z', '#8f5a3a'),
  )
  const shade = head(s, '#a8714a', { jaw: 1.01 })
  const beard = '#3a2a28'
  s.add(
    path(
      'M282 360Q284 470 318 520Q360 592 400 596Q440 592 482 520Q516 470 518 360Q506 430 462 430Q400 408 338 430Q294 430 282 360Z',
      beard,
    ),
  )
  for (let i = 0; i < 16; i += 1)
    s.add(
      stroke(
        `M${330 + i * 9.5} ${500 + s.r.between(-20, 30)}q${(i - 8) * -0.8} 22 ${(i - 8) * -1.5} 44`,
        s.r.pick(['#5a4642', '#7a6660', '#2a1c1c']),
        4,
      ),
    )
  face(s, shade, { brow: beard, smile: 7 })
  s.add(path('M350 434Q400 414 450 434Q430 448 400 442Q370 448 350 434Z', beard))
  s.add(path('M264 310Q250 170 400 160Q550 170 536 310Q470 262 400 262Q330 262 264 310Z', '#f7eedb'))
  for (let i = 0; i < 5; i += 1)
    s.add(
      stroke(
        `M${266 + i * 8} ${300 - i * 26}Q${380 + i * 14} ${222 - i * 18} ${534 - i * 12} ${292 - i * 30}`,
        i % 2 ? '#d9c9a6' : '#c2b08a',
        5,
      ),
    )
  s.add(path('M264 310Q250 170 400 160Q310 200 316 284Q286 296 264 310Z', '#a8986f', { opacity: 0.5 }))
  return s
}

export function suad() {
  const s = sheet(223, SIZE)
  ground(s, '#b5683f', '#f0c48a')
  shoulders(s, '#cdb38a')
  s.add(ellipse(400, 372, 128, 160, '#174434'))
  const shade = head(s, '#c4906a', { wide: 0.94 })
  face(s, shade, { smile: 10 })
  const scarf = '#2f6f54'
  s.add(
    path(
      'M400 168C560 164 590 320 566 470C556 540 590 590 610 650Q500 720 400 716Q300 720 190 650C210 590 244 540 234 470C210 320 240 164 400 168ZM400 232C300 232 288 320 290 366C294 450 340 506 400 510C460 506 506 450 510 366C512 320 500 232 400 232Z',
      scarf,
      { 'fill-rule': 'evenodd' },
    ),
  )
  s.add(
    path(
      'M400 168C240 164 210 320 234 470C244 540 210 590 190 650Q240 684 300 700C260 600 262 540 262 470C244 320 280 214 400 168Z',
      '#174434',
      { opacity: 0.6 },
    ),
  )
  for (const d of [
    'M300 520Q380 590 520 560',
    'M280 570Q380 640 560 600',
    'M470 220Q540 260 540 350',
    'M300 616Q390 680 520 660',
  ])
    s.add(stroke(d, '#5a9a78', 6, { opacity: 0.8 }))
  s.add(
    path('M190 650Q300 720 400 716Q500 720 610 650L600 690Q500 760 400 756Q300 760 200 690Z', '#24583f', {
      opacity: 0.85,
    }),
  )
  return s
}

export function idris() {
  const s = sheet(229, SIZE)
  ground(s, '#34466b', '#8f9fc4')
  shoulders(s, '#d98f3a')
  const hair = '#1f1614'
  s.add(circle(400, 268, 150, hair))
  for (let i = 0; i < 46; i += 1) {
    const turn = Math.PI * (0.86 + (i / 45) * 1.28)
    s.add(
      circle(
        400 + Math.cos(turn) * s.r.between(118, 160),
        280 + Math.sin(turn) * s.r.between(100, 142),
        s.r.between(20, 32),
        hair,
      ),
    )
  }
  const shade = head(s, '#7a4c34')
  s.add(path('M270 356Q270 222 400 218Q530 222 530 356Q520 284 462 270Q400 258 338 270Q280 284 270 356Z', hair))
  for (let i = 0; i < 60; i += 1)
    s.add(
      path(`M${s.r.between(270, 530)} ${s.r.between(150, 258)}q8 -9 16 0`, 'none', {
        stroke: '#4a342c',
        'stroke-width': 4,
        'stroke-linecap': 'round',
      }),
    )
  s.add(
    path('M290 420Q320 500 400 512Q480 500 510 420Q490 488 400 494Q310 488 290 420Z', '#2a1c18', { opacity: 0.75 }),
    path('M374 498Q400 520 426 498Q420 530 400 532Q380 530 374 498Z', '#2a1c18'),
  )
  face(s, shade, { brow: hair, eyes: '#170f0e', smile: 12 })
  s.add(
    path('M262 560Q400 660 538 560Q570 590 556 630Q400 730 244 630Q230 590 262 560Z', '#a8382f'),
    path('M470 640Q520 650 540 636L560 800H476Z', '#8f2c26'),
  )
  for (const d of ['M258 590Q400 680 542 590', 'M250 616Q400 706 550 616']) s.add(stroke(d, '#d96a58', 6))
  for (let i = 0; i < 6; i += 1) s.add(stroke(`M${484 + i * 14} 796v26`, '#8f2c26', 6))
  return s
}

export function mai() {
  const s = sheet(233, SIZE)
  ground(s, '#5a4a68', '#c9a9b0')
  const hair = '#b5b2b4'
  s.add(
    path(
      'M248 470Q226 190 400 176Q574 190 552 470Q540 520 500 500L300 500Q260 520 248 470Z',
      mix(hair, '#5a4a60', 0.35),
    ),
  )
  shoulders(s, '#2f5f8f')
  s.add(
    path('M326 572L400 660L474 572L520 590L430 700L400 690L370 700L280 590Z', '#4a7fb0'),
    stroke('M400 690V820', '#234a72', 5),
  )
  const shade = head(s, '#dcae86', { wide: 0.96 })
  face(s, shade, { brow: '#8a8286', smile: 11 })
  s.add(
    path(
      'M274 420Q244 200 400 186Q556 200 526 420Q520 330 484 290Q440 300 380 262Q340 300 300 312Q280 350 274 420Z',
      hair,
    ),
    path('M274 420Q244 200 400 186Q330 210 318 262Q290 300 300 312Q280 350 274 420Z', '#7d767e', { opacity: 0.75 }),
  )
  for (const d of [
    'M380 262Q430 220 500 250',
    'M392 240Q450 200 520 270',
    'M500 300Q530 350 524 410',
    'M372 250Q320 270 300 312',
  ])
    s.add(stroke(d, '#e0dee0', 5))
  for (const x of [280, 520])
    s.add(circle(x, 412, 8, '#c9962f'), path(`M${x} 420q12 18 0 34q-12 -16 0 -34z`, '#2f8f8a'))
  s.add(
    stroke('M318 372q8 6 16 4M466 376q8 2 16 -4', shade, 4),
    stroke('M340 596Q400 660 460 596', '#e0c07a', 5),
    circle(400, 630, 9, '#e0c07a'),
  )
  return s
}
