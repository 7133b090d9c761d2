/** Every picture by its key in packages/server/sample/media.json. */
import { breadOven } from './bakery.mjs'
import { fishingBoats } from './boats.mjs'
import { classroom } from './classroom.mjs'
import { councilHall } from './council.mjs'
import { harbourDawn } from './harbour.mjs'
import { hospitalCorridor } from './hospital.mjs'
import { libraryShelves } from './library.mjs'
import { manuscriptPen } from './manuscript.mjs'
import { marketStreet } from './market.mjs'
import { observatory } from './observatory.mjs'
import { palmGrove } from './palms.mjs'
import { footballPitch } from './pitch.mjs'
import { idris, karim, mai, najib, suad } from './portraits.mjs'
import { rainCity } from './rain.mjs'
import { solarDesert } from './solar.mjs'
import { hillTrain } from './train.mjs'
import { wheatField } from './wheat.mjs'

export const PICTURES = {
  'harbour-dawn': harbourDawn,
  'library-shelves': libraryShelves,
  'market-street': marketStreet,
  'wheat-field': wheatField,
  'hill-train': hillTrain,
  observatory,
  'football-pitch': footballPitch,
  'rain-city': rainCity,
  'palm-grove': palmGrove,
  'fishing-boats': fishingBoats,
  'manuscript-pen': manuscriptPen,
  'solar-desert': solarDesert,
  classroom,
  'hospital-corridor': hospitalCorridor,
  'council-hall': councilHall,
  'bread-oven': breadOven,
  'portrait-karim': karim,
  'portrait-najib': najib,
  'portrait-suad': suad,
  'portrait-idris': idris,
  'portrait-mai': mai,
}
