using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>The exception for invalid settings; the message has a paragraph for each problem.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It has no meaning without its problems.")]
public sealed class SettingsException : TapException
{
    internal SettingsException(IReadOnlyList<SettingProblem> problems)
        : base(
            $"{problems.Count} {(problems.Count == 1 ? "setting has to be changed" : "settings have to be changed")}; nothing was written."
            + string.Concat(problems.Select(problem => $"{Environment.NewLine}{Environment.NewLine}{problem}"))) =>
        Problems = problems;

    /// <summary>The problems.</summary>
    public IReadOnlyList<SettingProblem> Problems { get; }
}
