namespace HostConsole.Leagues;

/// <summary>What the audience reads of leagues: LeagueTexts.resx.</summary>
public sealed class LeagueTexts;
