CREATE TABLE `place_checkpoints` (
	`article_id` text NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`places` text NOT NULL,
	PRIMARY KEY(`article_id`, `version`),
	FOREIGN KEY (`article_id`) REFERENCES `articles`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
