using Tap.Guardrails;

namespace Tap;

/// <summary>What keeps resources that hold data from being deleted by mistake.</summary>
internal static class DataProtection
{
    extension(TapConstruct construct)
    {
        /// <summary>
        /// The lifecycle of a resource that holds data. While <see cref="Core.Settings.ProtectsData"/> holds, a plan that would delete or
        /// replace the resource is refused before anything is changed
        /// (<see href="https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy"/>).
        /// </summary>
        /// <param name="ignored">Attributes that Terraform leaves as they are.</param>
        /// <returns>The lifecycle; null where there is nothing to say.</returns>
        public TerraformResourceLifecycle? LifecycleOfData(params IReadOnlyList<string> ignored)
        {
            var settings = construct.Deployment.Settings;
            if (settings is { IsProduction: true, ProtectsData: false })
                construct.LeaveUnprotected("The setting TAP_DATA_PROTECTION is off: the deployment is about to be destroyed on purpose.");
            return ignored.Count == 0 && !settings.ProtectsData
                ? null
                : new TerraformResourceLifecycle
                {
                    PreventDestroy = settings.ProtectsData ? true : null,
                    IgnoreChanges = ignored.Count > 0 ? ignored.ToArray() : null,
                };
        }

        /// <summary>Tells the guardrail why the construct's resources may be deleted, in production too.</summary>
        /// <param name="reason">Why.</param>
        public void LeaveUnprotected(string reason)
        {
            if (construct.Deployment.Settings.IsProduction)
                construct.Deployment.Acknowledge(RuleIds.DataProtection, construct.Node.Path, reason);
        }
    }
}
