using Tap.Guardrails;

namespace Tap;

/// <summary>Applies a <see cref="Removal"/> to constructs that hold data.</summary>
public static class RemovalOfConstructs
{
    extension(TapConstruct construct)
    {
        /// <summary>
        /// Decides the removal of the construct's data. In production, every value but <see cref="Removal.Protect"/> breaks the guardrail
        /// <c>TAP-DATA-1</c>; this method acknowledges it for the construct.
        /// </summary>
        /// <param name="chosen">The removal chosen, typically a property of the props; null when none was.</param>
        /// <param name="reason">
        /// Why the data need no protection. <value>Default: that the removal was chosen, or that <c>TAP_DATA_PROTECTION</c> is off.</value>
        /// </param>
        /// <returns>The removal chosen, or <see cref="Deployment.DefaultRemoval"/>.</returns>
        public Removal RemovalOf(Removal? chosen, string? reason = null)
        {
            ArgumentNullException.ThrowIfNull(construct);
            var removal = chosen ?? construct.Deployment.DefaultRemoval;
            if (removal != Removal.Protect && construct.Deployment.Settings.IsProduction)
                construct.Acknowledge(RuleIds.DataProtection, reason ?? Reason(chosen));
            return removal;
        }

        /// <summary>
        /// Acknowledges, where the construct's data are destroyed with it in production, that it breaks a rule about AWS's own protection.
        /// </summary>
        /// <param name="chosen">The removal chosen; null when none was.</param>
        /// <param name="ruleId">The rule that <see cref="Removal.Destroy"/> breaks beside <c>TAP-DATA-1</c>.</param>
        internal void AcknowledgeDestruction(Removal? chosen, string ruleId)
        {
            if ((chosen ?? construct.Deployment.DefaultRemoval) == Removal.Destroy && construct.Deployment.Settings.IsProduction)
                construct.Acknowledge(ruleId, Reason(chosen));
        }
    }

    extension(Removal removal)
    {
        /// <summary>
        /// Returns the lifecycle block of a resource that holds data. With <see cref="Removal.Protect"/>, Terraform refuses plans that
        /// would delete or replace the resource
        /// (<see href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy"/>).
        /// </summary>
        /// <param name="ignored">Attributes whose changes Terraform ignores.</param>
        /// <returns>The lifecycle block; null when it would be empty.</returns>
        public TerraformResourceLifecycle? Lifecycle(params IReadOnlyList<string> ignored) =>
            ignored is [] && removal != Removal.Protect
                ? null
                : new TerraformResourceLifecycle
                {
                    PreventDestroy = removal == Removal.Protect ? true : null,
                    IgnoreChanges = ignored is [] ? null : ignored.ToArray(),
                };
    }

    private static string Reason(Removal? chosen) => chosen is { } removal
        ? $"Its construct chose {nameof(Removal)}.{removal}."
        : "The setting TAP_DATA_PROTECTION is off: the deployment is about to be destroyed on purpose.";
}
