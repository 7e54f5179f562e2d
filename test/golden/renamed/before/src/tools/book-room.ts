import type { Tools as T } from '../generated/types.ts'

/* bookRoom: the comment stays */
export const bookRoom:   T['book_room']=async({ room },	ctx)=>{
  ctx.log.info({ bookRoom: bookRoom.name, text: 'bookRoom' });
  return{confirmation:room}}

