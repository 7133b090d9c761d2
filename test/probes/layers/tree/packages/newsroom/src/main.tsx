// fine
import { request } from '@warraq/core/contract/request'
import { useState } from 'react'
export const used = [request, useState]
