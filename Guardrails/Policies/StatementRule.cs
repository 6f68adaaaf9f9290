namespace Tap.Guardrails;

/// <summary>A rule over the statements of policies that allow something.</summary>
internal abstract class StatementRule : Rule
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(StackModel stack) => stack.Policies.Where(Reads).SelectMany(CheckPolicy);

    /// <summary>Whether what cannot be read of a policy is a finding of this rule; one rule per kind of policy is enough.</summary>
    protected virtual bool FindsUnreadable => false;

    /// <summary>Returns whether the rule is about a policy.</summary>
    protected abstract bool Reads(PolicyModel policy);

    /// <summary>Checks a statement that allows something, or may do.</summary>
    protected abstract IEnumerable<Finding> Check(Statement statement);

    /// <summary>Returns where a statement stands, for messages: <c>in statement 'Read'</c>.</summary>
    protected static string Place(Statement statement) => statement.Policy.Argument == "policy"
        ? $"in {statement.Name}"
        : $"in {statement.Name} of {statement.Policy.Argument}";

    /// <summary>Returns values as a list, for messages.</summary>
    protected static string Names(IEnumerable<Value> values) => string.Join(", ", values.Select(value => value.Expression));

    private IEnumerable<Finding> CheckPolicy(PolicyModel policy)
    {
        var findings = policy.Statements.Where(statement => statement.IsKnown && statement.Allows).SelectMany(Check);
        return policy.IsKnown || !FindsUnreadable ? findings : findings.Append(Unreadable(policy));
    }

    private Finding Unreadable(PolicyModel policy) => NotProven(
        policy.Resource,
        $"what its {policy.Argument} says",
        policy.Statements is [_, _, ..] && policy.Statements.FirstOrDefault(statement => !statement.IsKnown) is { Json: var unknown }
            ? unknown
            : policy.Written);
}
