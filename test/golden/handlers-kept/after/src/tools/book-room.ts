import type { Tools } from '../generated/types.ts'

// TODO of the user: odd   formatting stays
   export const bookRoom : Tools [ 'book_room' ]=async({room,	night})=>{
  /* export const ping = 1 */
  return{confirmation:`${room}/${night}`}}


