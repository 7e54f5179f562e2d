import type { Tools as T } from '../generated/types.ts'

/* bookRoom: the comment stays */
export const reserveRoom:   T['reserve_room']=async({ room },	ctx)=>{
  ctx.log.info({ bookRoom: reserveRoom.name, text: 'bookRoom' });
  return{confirmation:room}}

