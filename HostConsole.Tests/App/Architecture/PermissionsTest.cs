using System.Runtime.CompilerServices;
using HostConsole.Core.Kernel;
using HostConsole.Core.Shows;
using HostConsole.ShowPages;

namespace HostConsole.Tests.Architecture;

public sealed class PermissionsTest
{
    // Kept for an answer to a repeated call; the engine's own.
    private static readonly Type[] NotTheConsoles = [typeof(KeepAnswer)];

    public static TheoryData<Type> Commands =>
        [.. typeof(ShowCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(ShowCommand)) && !t.IsAbstract)
            .Except(NotTheConsoles)];

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_has_a_permission(Type type)
    {
        var command = (ShowCommand)RuntimeHelpers.GetUninitializedObject(type);
        Assert.True(Enum.IsDefined(ConsoleCommands.NeededFor(command)));
    }

    [Fact]
    public void A_command_that_nobody_spoke_of_fails() =>
        Assert.Throws<System.Diagnostics.UnreachableException>(() => ConsoleCommands.NeededFor(new Forgotten()));

    private sealed record Forgotten : ShowCommand;
}
