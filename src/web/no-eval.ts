import { z } from 'zod';

// The content security policy forbids making code at run time; without this, zod would try, and the console would say so.
z.config({ jitless: true });
