using System.Diagnostics.CodeAnalysis;

namespace Tap.Core;

/// <summary>The exception for a name that AWS would reject; the message states the rule and the fix. Names are never shortened.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It means nothing without a name and rule.")]
public sealed class NameException : TapException
{
    internal NameException(NameRule rule, string value, IReadOnlyList<string> violations)
        : base(
            $"AWS would refuse the {rule.Thing} name '{value}' ({value.Length} characters): {string.Join("; ", violations)}. "
            + $"Rule: {rule.Description} ({rule.Documentation}). "
            + "Change the project prefix, the environment suffix, the environment or the name in the code: names are never cut.")
    {
        Rule = rule;
        Value = value;
    }

    /// <summary>The rule that the name breaks.</summary>
    public NameRule Rule { get; }

    /// <summary>The name, in full.</summary>
    public string Value { get; }
}
