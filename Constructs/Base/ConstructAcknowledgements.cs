using Tap.Core;

namespace Tap;

/// <summary>Acknowledges findings of guardrails at the constructs that cause them.</summary>
public static class ConstructAcknowledgements
{
    extension(Construct construct)
    {
        /// <summary>
        /// Acknowledges that this construct breaks a guardrail on purpose. The acknowledgement applies to the resource itself, or to the
        /// resources that the construct has created directly, but not to those of constructs below it. An acknowledgement without a finding
        /// is refused, and so is one that has expired.
        /// </summary>
        /// <param name="ruleId">The rule's id, as the report shows it: <c>TAP-API-1</c>.</param>
        /// <param name="reason">Why the finding is acceptable; reviewers read it.</param>
        /// <param name="until">The last day on which it applies, in UTC. <value>Default: null, it does not expire.</value></param>
        /// <param name="applyToChildren">Whether it applies to everything below the construct. <value>Default: false.</value></param>
        /// <exception cref="InputException">Rule or reason is empty, or the construct is a stack or is outside a stack.</exception>
        public void Acknowledge(string ruleId, string reason, DateOnly? until = null, bool applyToChildren = false)
        {
            var scope = DeploymentScope.Of(construct) ?? throw new InputException(
                $"{ruleId} cannot be acknowledged at a {construct.GetType().Name} outside a {nameof(TapStack)}: "
                + "acknowledge it at the construct in a stack that breaks it.");
            scope.Deployment.Acknowledge(ruleId, scope.Path, reason, until, applyToChildren);
        }
    }
}
