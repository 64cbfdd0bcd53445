using Microsoft.EntityFrameworkCore;

namespace HostConsole.Tests.Accounts;

public sealed class AccountsMigrationTest
{
    [Fact]
    public void The_tools_find_nothing_that_a_migration_would_have_to_change()
    {
        using var db = new AccountsDbForTools().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Add a migration: README.md says how.");
    }
}
