use leptos::prelude::*;

/// The cairn beside the path, in the theme's colours.
#[component]
pub fn LandingPicture() -> impl IntoView {
    view! {
        <svg class="hero-picture" viewBox="0 0 420 372" aria-hidden="true" focusable="false">
            <clipPath id="frame"><rect width="420" height="372" rx="28"/></clipPath>
            <g clip-path="url(#frame)">
                <rect class="hero-sky" width="420" height="372"/>
                <circle class="hero-sun" cx="330" cy="92" r="46"/>
                <path class="hero-hill" d="M0 268C46 196 92 150 146 152c50 2 76 62 120 66 48 4 84-70 154-62v260H0z"/>
                <path class="hero-hill-2" d="M0 318c70-44 150-60 226-50 74 10 128 34 194 26v120H0z"/>
                <path class="hero-path" d="M22 352c60-6 96-26 150-30 40-3 62 6 84-12 20-16 6-38 34-54 26-14 60-20 84-48"/>
                <g transform="translate(116 112) scale(6.1)">
                    <path class="stone stone-goals" transform="translate(0 2.3)"
                        d="M12.3 5.3c.3-1.9 2-2.9 4.1-2.8 2 .1 3.5 1.2 3.4 2.8-.1 1.5-1.6 2.3-3.9 2.2-2.3 0-3.8-.8-3.6-2.2Z"/>
                    <path class="stone stone-choice" transform="translate(0 1.5)"
                        d="M10 12c-.1-2.1 2.3-3.5 5.6-3.6 3.7-.1 6.7 1.1 6.8 3.2.1 1.9-2.4 3-6.1 3.1-3.6.1-6.2-.8-6.3-2.7Z"/>
                    <path class="stone stone-inquiry" transform="translate(0 0.75)"
                        d="M7 19.2c.1-2.4 3.4-3.7 8.6-3.7 5.5 0 9.6 1.5 9.5 3.9-.1 2.2-3.8 3.2-9.1 3.2-5.2-.1-9.1-1.2-9-3.4Z"/>
                    <path class="stone stone-reflection"
                        d="M3.1 27.2c0-2.5 4.8-3.8 12.4-3.8 7.9 0 13.4 1.2 13.4 3.6 0 2.3-5.2 3.4-13 3.4-7.6 0-12.8-.9-12.8-3.2Z"/>
                </g>
            </g>
        </svg>
    }
}
