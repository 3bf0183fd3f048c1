ALTER TABLE "requetes" ALTER COLUMN "reponse" SET DATA TYPE text;--> statement-breakpoint
-- Read once at most, and thrown away after two days: not worth compressing.
ALTER TABLE "requetes" ALTER COLUMN "reponse" SET STORAGE EXTERNAL;
