using HostConsole.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace HostConsole.Tests.Accounts;

/// <summary>The accounts as <c>dotnet ef</c> opens them: it reads the model, and no database.</summary>
public sealed class AccountsDbForTools : IDesignTimeDbContextFactory<AccountsDb>
{
    public AccountsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<AccountsDb>().UseSqlite("Data Source=:memory:").Options);
}
