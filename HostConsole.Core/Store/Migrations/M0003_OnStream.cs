using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HostConsole.Core.Store.Migrations;

/// <summary>
/// Who agreed to be named on the stream; nobody has before they are asked. A new table, since the schema is held to the
/// model's letter.
/// </summary>
[DbContext(typeof(HostDb))]
[Migration("20261121130000_OnStream")]
public sealed class OnStream : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE TABLE "PeopleOnStream" (
            "Id" TEXT NOT NULL CONSTRAINT "PK_People" PRIMARY KEY,
            "Name" TEXT NULL,
            "Email" TEXT NULL,
            "Contact" TEXT NULL,
            "OnStream" INTEGER NULL
        );

        INSERT INTO "PeopleOnStream" ("Id","Name","Email","Contact") SELECT "Id","Name","Email","Contact" FROM "People";

        DROP TABLE "People";

        ALTER TABLE "PeopleOnStream" RENAME TO "People";
        """);
}
