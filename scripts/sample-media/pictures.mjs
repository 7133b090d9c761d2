/** Every picture by its key in packages/server/sample/media.json. */
import { breadOven } from './bakery.mjs'
import { classroom } from './classroom.mjs'
import { councilHall } from './council.mjs'
import { hospitalCorridor } from './hospital.mjs'
import { hillTrain, palmGrove, wheatField } from './land.mjs'
import { libraryShelves } from './library.mjs'
import { manuscriptPen } from './manuscript.mjs'
import { marketStreet } from './market.mjs'
import { observatory, rainCity, solarDesert } from './night.mjs'
import { footballPitch } from './pitch.mjs'
import { idris, karim, mai, najib, suad } from './portraits.mjs'
import { fishingBoats, harbourDawn } from './sea.mjs'

export const PICTURES = {
  'harbour-dawn': harbourDawn,
  'fishing-boats': fishingBoats,
  'wheat-field': wheatField,
  'hill-train': hillTrain,
  'palm-grove': palmGrove,
  observatory,
  'rain-city': rainCity,
  'solar-desert': solarDesert,
  'market-street': marketStreet,
  'bread-oven': breadOven,
  'football-pitch': footballPitch,
  'library-shelves': libraryShelves,
  classroom,
  'hospital-corridor': hospitalCorridor,
  'council-hall': councilHall,
  'manuscript-pen': manuscriptPen,
  'portrait-karim': karim,
  'portrait-najib': najib,
  'portrait-suad': suad,
  'portrait-idris': idris,
  'portrait-mai': mai,
}
