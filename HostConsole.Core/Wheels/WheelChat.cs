using HostConsole.Core.Kernel;
using static HostConsole.Core.Wheels.WheelCommand;
using static HostConsole.Core.Wheels.WheelFact;

namespace HostConsole.Core.Wheels;

/// <summary>What a chat message does at a wheel: its keyword spins where everybody spins, and enters where the host does.</summary>
internal static class WheelChat
{
    public static ChatAct? Act(WheelState state, SaidInChat said, Moment moment)
    {
        if (state.WithKeyword(said.Text) is not { } id) return null;
        WheelCommand command = state.Find(id)!.Opened.Mode == WheelMode.Each
            ? new SpinWheel(id, SpinId.From(said.Message.Value), said.Author)
            : new EnterWheel(id, EntryId.From(said.Message.Value), said.Author);
        if (WheelRules.Decide(state, command, moment) is not Outcome.Accepted { Facts: { Count: > 0 } facts }) return ChatAct.Nothing;
        return facts[0] is WheelSpun spun
            ? new(facts, "spin", true, $"Spun the wheel: {spun.Label}.")
            : new(facts, "entry", true, "Entered the wheel.");
    }
}
