using Tap.Core;

namespace Tap;

/// <summary>Acknowledgements at the constructs that need them.</summary>
public static class ConstructAcknowledgements
{
    extension(Construct construct)
    {
        /// <summary>
        /// Lets this construct break a guardrail, with a reason: the resource itself, or the resources that the construct has made
        /// directly, and nothing of what other constructs in it have made. An acknowledgement that no finding needs is itself refused, and
        /// so is one that has ended.
        /// </summary>
        /// <param name="ruleId">The rule's id, as the report shows it: <c>TAP-API-1</c>.</param>
        /// <param name="reason">Why that is right here; reviewers read it.</param>
        /// <param name="until">The last day on which it holds, in UTC. <value>Default: null, it does not end.</value></param>
        /// <param name="applyToChildren">Whether it covers all that is below the construct. <value>Default: false.</value></param>
        /// <exception cref="InputException">Rule or reason is empty, or the construct is a whole stack or in none.</exception>
        public void Acknowledge(string ruleId, string reason, DateOnly? until = null, bool applyToChildren = false)
        {
            var scope = DeploymentScope.Of(construct) ?? throw new InputException(
                $"{ruleId} cannot be acknowledged at a {construct.GetType().Name} outside a {nameof(TapStack)}: "
                + "acknowledge it at the construct in a stack that breaks it.");
            scope.Deployment.Acknowledge(ruleId, scope.Path, reason, until, applyToChildren);
        }
    }
}
