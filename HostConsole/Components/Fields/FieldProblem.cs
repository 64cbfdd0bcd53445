namespace HostConsole.Components.Fields;

/// <summary>What is wrong with a form.</summary>
/// <param name="Field">The name of the field; empty where it is none.</param>
public sealed record FieldProblem(string Field, string Reason);
