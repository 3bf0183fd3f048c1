ALTER TABLE "interdictions" ALTER COLUMN "foyer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "interdictions" ALTER COLUMN "demandee_par" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "rattachements" ADD COLUMN "autre_enfant_id" uuid;