ALTER TABLE "pointages" DROP COLUMN "reservation_id";--> statement-breakpoint
ALTER TABLE "pointages" DROP COLUMN "contrat_id";