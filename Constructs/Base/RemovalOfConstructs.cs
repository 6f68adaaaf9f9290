using Tap.Guardrails;

namespace Tap;

/// <summary>What constructs that hold data make of a <see cref="Removal"/>.</summary>
public static class RemovalOfConstructs
{
    extension(TapConstruct construct)
    {
        /// <summary>
        /// Decides what becomes of the construct's data. In production, all but <see cref="Removal.Protect"/> breaks the guardrail
        /// <c>TAP-DATA-1</c>; this acknowledges it for the construct.
        /// </summary>
        /// <param name="chosen">What was chosen, best a property of the props; null where nothing was.</param>
        /// <param name="reason">Why the data need no protection. <value>Default: that it was chosen so, or that
        /// <c>TAP_DATA_PROTECTION</c> is off.</value></param>
        /// <returns>What was chosen, and else <see cref="Deployment.DefaultRemoval"/>.</returns>
        public Removal RemovalOf(Removal? chosen, string? reason = null)
        {
            ArgumentNullException.ThrowIfNull(construct);
            var removal = chosen ?? construct.Deployment.DefaultRemoval;
            if (removal != Removal.Protect && construct.Deployment.Settings.IsProduction)
                construct.Acknowledge(RuleIds.DataProtection, reason ?? Reason(chosen));
            return removal;
        }
    }

    extension(Removal removal)
    {
        /// <summary>
        /// The lifecycle of a resource that holds data: <see cref="Removal.Protect"/> has Terraform refuse plans that would delete or
        /// replace it (<see href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy"/>).
        /// </summary>
        /// <param name="ignored">Attributes that Terraform leaves as they are.</param>
        /// <returns>The lifecycle; null where there is nothing to say.</returns>
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
